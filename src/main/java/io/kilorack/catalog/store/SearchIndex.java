package io.kilorack.catalog.store;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.CatalogSearch;
import io.kilorack.catalog.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Full-text search with FTS5. Words are cut by [CatalogSearch#words], so that SQLite's tokenizer, which
/// takes a run of Chinese characters for one word, sees them one by one.
final class SearchIndex {
    private SearchIndex() {}

    static void rebuild(Connection connection, Catalog catalog) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM entry_search");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO entry_search VALUES (?, ?, ?)")) {
            for (Entry entry : catalog.allEntries()) {
                insert.setString(1, entry.id());
                insert.setString(2, String.join(" ", CatalogSearch.words(CatalogSearch.nameText(entry))));
                insert.setString(3, String.join(" ", CatalogSearch.words(CatalogSearch.otherText(entry))));
                insert.executeUpdate();
            }
        }
    }

    /// Ids that hold every word, best first (BM25, names weighing ten times as much).
    static List<String> find(Connection connection, String query, int limit) throws SQLException {
        var match = new StringBuilder();
        for (String word : CatalogSearch.words(query)) {
            match.append('"').append(word).append("\"* ");
        }
        var ids = new ArrayList<String>();
        if (match.isEmpty()) {
            return ids;
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM entry_search WHERE entry_search MATCH ?"
                        + " ORDER BY bm25(entry_search, 0, 10, 1), rowid LIMIT ?")) {
            select.setString(1, match.toString());
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        return ids;
    }
}
