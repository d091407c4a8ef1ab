package io.kilorack.report;

import io.kilorack.report.draw.Palette;
import io.kilorack.report.draw.Surface;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/// A PDF being written: pages, embedded subset fonts, outline, structure tags. Its bytes depend on its
/// content only: no dates, and an identifier that is handed in.
final class PdfDocument implements Closeable {
    private final PDDocument document = new PDDocument();
    private final Typeface typeface = new Typeface();
    private final Map<Typeface.Face, PDFont> fonts = new HashMap<>();
    private final Palette palette;
    private final List<Sheet> sheets = new ArrayList<>();
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private final PDStructureTreeRoot structure = new PDStructureTreeRoot();
    private final PDStructureElement root;
    private final Map<Integer, PDParentTreeValue> parents = new HashMap<>();
    private @Nullable PDOutlineItem chapter;

    PdfDocument(Palette palette) {
        this.palette = palette;
        root = new PDStructureElement("Document", structure);
        root.setLanguage("en");
        structure.appendKid(root);
    }

    /// One page with its open content.
    final class Sheet {
        final double width;
        final double height;
        final PdfSurface surface;
        private final PDPage page;
        private final PDPageContentStream out;
        private final COSArray marked = new COSArray();
        private final int number;

        private Sheet(double width, double height) throws IOException {
            this.width = width;
            this.height = height;
            this.number = sheets.size();
            page = new PDPage(new PDRectangle((float) width, (float) height));
            page.setStructParents(number);
            page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
            document.addPage(page);
            out = new PDPageContentStream(document, page);
            surface = new PdfSurface(out, width, height, typeface, PdfDocument.this::font, palette);
        }

        /// Page number, from 1.
        int number() {
            return number + 1;
        }

        /// Paints as one element of the document's structure, a child of `parent` or of the document.
        void tagged(String type, @Nullable PDStructureElement parent, String alternate, Runnable paint)
                throws IOException {
            PDStructureElement element = element(type, parent);
            element.setPage(page);
            if (!alternate.isEmpty()) {
                element.setAlternateDescription(alternate);
            }
            int id = marked.size();
            var reference = new PDMarkedContentReference();
            reference.setMCID(id);
            reference.setPage(page);
            element.appendKid(reference);
            marked.add(element.getCOSObject());
            out.beginMarkedContent(COSName.getPDFName(type), id);
            paint.run();
            out.endMarkedContent();
        }

        /// Paints what is not content: header, footer, rules.
        void artifact(Runnable paint) throws IOException {
            out.beginMarkedContent(COSName.ARTIFACT);
            paint.run();
            out.endMarkedContent();
        }
    }

    /// A new structure element for others to hang from.
    PDStructureElement element(String type, @Nullable PDStructureElement parent) {
        PDStructureElement above = parent == null ? root : parent;
        var element = new PDStructureElement(type, above);
        above.appendKid(element);
        return element;
    }

    Sheet newSheet(double width, double height) throws IOException {
        var sheet = new Sheet(width, height);
        sheets.add(sheet);
        return sheet;
    }

    List<Sheet> sheets() {
        return sheets;
    }

    /// An outline entry that leads to `y` on a sheet; level 1 is a chapter, level 2 goes under the last
    /// chapter.
    void bookmark(String title, int level, Sheet sheet, double y) {
        var destination = new PDPageXYZDestination();
        destination.setPage(sheet.page);
        destination.setTop((int) Math.min(sheet.height, sheet.height - y + 12));
        destination.setLeft(0);
        var item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(destination);
        if (level > 1 && chapter != null) {
            chapter.addLast(item);
        } else {
            outline.addLast(item);
            chapter = item;
        }
    }

    /// Reads and embeds every style of the typeface; a style that no page shows is not written.
    void embedTypeface() {
        for (Surface.Type type : Surface.Type.values()) {
            font(typeface.face(type));
        }
    }

    private PDFont font(Typeface.Face face) {
        return fonts.computeIfAbsent(face, f -> {
            try {
                return PDType0Font.load(document, f.font, true);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("cannot embed the font " + f.file, e);
            }
        });
    }

    /// Finishes the pages and writes the file.
    ///
    /// @param identifier sets the file's ID: equal content and equal identifier give equal bytes
    void write(String title, String author, String subject, String keywords, long identifier, OutputStream target)
            throws IOException {
        for (Sheet sheet : sheets) {
            sheet.out.close();
            parents.put(sheet.number, new PDParentTreeValue(sheet.marked));
        }
        var tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(new java.util.TreeMap<>(parents));
        structure.setParentTree(tree);
        structure.setParentTreeNextKey(sheets.size());
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setStructureTreeRoot(structure);
        var mark = new PDMarkInfo();
        mark.setMarked(true);
        catalog.setMarkInfo(mark);
        catalog.setLanguage("en");
        catalog.setDocumentOutline(outline);
        var preferences = new PDViewerPreferences(catalog.getCOSObject());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        var information = new PDDocumentInformation();
        information.setTitle(title);
        if (!author.isEmpty()) {
            information.setAuthor(author);
        }
        information.setSubject(subject);
        information.setKeywords(keywords);
        information.setCreator("Kilorack");
        information.setProducer("Kilorack");
        document.setDocumentInformation(information);
        document.setVersion(1.7f);
        document.setDocumentId(identifier);
        document.save(target);
    }

    @Override
    public void close() throws IOException {
        try (document;
                typeface) {
            for (Sheet sheet : sheets) {
                sheet.out.close();
            }
        }
    }
}
