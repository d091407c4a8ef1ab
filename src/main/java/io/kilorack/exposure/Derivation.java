package io.kilorack.exposure;

import io.kilorack.catalog.Country;
import io.kilorack.catalog.Party;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.CountryCode;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.facts.FieldIndex;
import io.kilorack.exposure.rules.CompiledRule;
import io.kilorack.exposure.rules.Tree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Fields that follow from others on the day of the law. A field somebody stated is never overwritten,
/// with one exception: a list
/// tag is dropped while the party base says the listing lay still in the future.
final class Derivation {
    /// The customs territory of the European Union, for `site.region_export_from` (Regulation (EU)
    /// 2021/821, art. 2): the member states, and with codes of their own Åland, the French overseas
    /// departments, Saint-Martin and Monaco (Regulation (EU) No 952/2013, art. 4).
    private static final Set<String> EU = Set.of(
            "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU",
            "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "AX", "GF", "GP", "MQ", "RE", "YT", "MF", "MC");

    private static final int COUNTRY = FieldIndex.slot("site.country");
    private static final int GROUPS = FieldIndex.slot("site.groups");
    private static final int TIER = FieldIndex.slot("site.ai_diffusion_tier");
    private static final int REGION = FieldIndex.slot("site.region_export_from");
    private static final int HQ = FieldIndex.slot("owner.hq_country");
    private static final int PARENT = FieldIndex.slot("owner.ultimate_parent_country");
    private static final int PARENT_ALIAS = FieldIndex.slot("owner.parent_country");
    private static final int NAMES = FieldIndex.slot("owner.names");
    private static final int ENTITY_LISTS = FieldIndex.slot("owner.entity_lists");
    private static final int APPROVED_LISTS = FieldIndex.slot("owner.approved_lists");
    private static final int MAKER = FieldIndex.slot("part.manufacturer");
    private static final int MAKER_LISTS = FieldIndex.slot("part.manufacturer_lists");
    private static final int TPP = FieldIndex.slot("part.tpp");
    private static final int AREA = FieldIndex.slot("part.applicable_die_area_mm2");
    private static final int PD = FieldIndex.slot("part.pd");
    private static final int HQ_TEST = FieldIndex.slot("derived.hq_d5_or_macau");
    private static final int KIND = FieldIndex.slot("event.kind");
    private static final int DATE = FieldIndex.slot("event.date");
    private static final int SHIP_FROM = FieldIndex.slot("event.ship_from");

    /// Fields of one country each, where a text that is no code counts as unknown. `none` says that
    /// there is no such country, which is known.
    private static final int[] COUNTRY_FIELDS =
            CountryCode.FIELDS.stream().mapToInt(FieldIndex::slot).toArray();

    private final Map<String, Country> countries = new HashMap<>();
    /// Each set of groups as the list that rules read.
    private final Map<Set<String>, List<String>> groups = new HashMap<>();

    private final Map<String, Party> parties = new HashMap<>();
    private final List<Party> allParties;

    Derivation(Collection<Country> countries, Collection<Party> parties) {
        for (Country country : countries) {
            this.countries.put(country.iso2(), country);
            groups.put(country.groups(), inOrder(country.groups()));
            country.history().forEach(m -> groups.put(m.groups(), inOrder(m.groups())));
        }
        this.allParties = List.copyOf(parties);
        for (Party party : parties) {
            this.parties.putIfAbsent(key(party.name()), party);
            party.aliases().forEach(alias -> this.parties.putIfAbsent(key(alias), party));
        }
    }

    /// Sorted: a set of the library comes in another order in every run, and findings print this list.
    private static List<String> inOrder(Set<String> groups) {
        return List.copyOf(new TreeSet<>(groups));
    }

    /// The known facts by slot, with what follows from them on the day of the law.
    @Nullable
    Object[] frame(Facts facts, Act act, LocalDate law) {
        @Nullable Object[] frame = facts.frame();
        frame[KIND] = act.kind();
        frame[DATE] = law;
        if (frame[SHIP_FROM] == null && !act.shipFrom().isEmpty()) {
            frame[SHIP_FROM] = act.shipFrom();
        }
        for (int slot : COUNTRY_FIELDS) {
            if (frame[slot] instanceof String text) {
                frame[slot] = code(text);
            }
        }
        Country site = frame[COUNTRY] instanceof String code ? countries.get(code) : null;
        if (site != null) {
            if (frame[GROUPS] == null) {
                frame[GROUPS] = groups.get(site.groupsOn(law));
            }
            if (frame[TIER] == null && site.aiDiffusionTier().isPresent()) {
                frame[TIER] = (double) site.aiDiffusionTier().getAsInt();
            }
        }
        if (frame[REGION] == null && frame[SHIP_FROM] instanceof String from) {
            frame[REGION] = EU.contains(from) ? "EU" : from;
        }
        if (frame[PARENT] == null) {
            frame[PARENT] = frame[PARENT_ALIAS];
        } else if (frame[PARENT_ALIAS] == null) {
            frame[PARENT_ALIAS] = frame[PARENT];
        }
        if (frame[HQ_TEST] == null) {
            frame[HQ_TEST] = headquartersTest(frame[HQ], frame[PARENT], law);
        }
        if (frame[PD] == null && frame[TPP] instanceof Double tpp && frame[AREA] instanceof Double area && area > 0) {
            frame[PD] = tpp / area;
        }
        if (frame[NAMES] instanceof List<?> names) {
            frame[ENTITY_LISTS] = dated(frame[ENTITY_LISTS], names, law);
            frame[APPROVED_LISTS] = dated(frame[APPROVED_LISTS], names, law);
        }
        if (frame[MAKER] instanceof String maker) {
            List<String> makers = List.of(maker.split("/", -1));
            frame[MAKER_LISTS] =
                    frame[MAKER_LISTS] == null ? makerLists(makers, law) : dated(frame[MAKER_LISTS], makers, law);
        }
        return frame;
    }

    /// A country code as the rules write it; null for a text that is none, for it may mean any country.
    private @Nullable String code(String text) {
        if (countries.containsKey(text) || CountryCode.valid(text) || text.equals("none")) {
            return text;
        }
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return countries.containsKey(upper) || CountryCode.valid(upper) ? upper : null;
    }

    /// Sets a yes-or-no field by the rules that set it: yes when one applies, unknown when one is open,
    /// else no. A stated value stands.
    void set(
            @Nullable Object[] frame, String field, Map<String, List<CompiledRule>> setters, long knowledge, long day) {
        int slot = FieldIndex.slot(field);
        if (frame[slot] != null) {
            return;
        }
        boolean open = false;
        for (CompiledRule rule : setters.getOrDefault(field, List.of())) {
            if (rule.knownOn(knowledge) && rule.inForceOn(day)) {
                int truth = rule.tree().eval(frame);
                if (truth == Tree.TRUE) {
                    frame[slot] = rule.rule().effect().sets().get(field);
                    return;
                }
                open |= truth == Tree.UNKNOWN;
            }
        }
        if (!open) {
            frame[slot] = Boolean.FALSE;
        }
    }

    /// Seat of the company or of its ultimate parent in a D:5 country, Macau or Hong Kong on the day. Null
    /// when that is not known.
    private @Nullable Boolean headquartersTest(@Nullable Object seat, @Nullable Object parent, LocalDate day) {
        Boolean own = restricted(seat, day);
        Boolean above = restricted(parent, day);
        if (Boolean.TRUE.equals(own) || Boolean.TRUE.equals(above)) {
            return true;
        }
        return own == null || above == null ? null : false;
    }

    private @Nullable Boolean restricted(@Nullable Object code, LocalDate day) {
        if (!(code instanceof String iso)) {
            return null;
        }
        if (iso.equals("MO") || iso.equals("HK")) {
            return true;
        }
        Country country = countries.get(iso);
        return country == null ? null : country.groupsOn(day).contains("D:5");
    }

    /// Drops the tags that a party of one of these names got only after `day`.
    private @Nullable Object dated(@Nullable Object tags, List<?> names, LocalDate day) {
        if (!(tags instanceof List<?> list) || list.isEmpty()) {
            return tags;
        }
        for (Object name : names) {
            Party party = parties.get(key((String) name));
            if (party != null) {
                Set<String> held = party.tagsOn(day);
                Set<String> later = new TreeSet<>(party.listTags());
                later.removeAll(held);
                if (!later.isEmpty()) {
                    return list.stream()
                            .filter(tag -> !later.contains((String) tag))
                            .toList();
                }
            }
        }
        return tags;
    }

    private @Nullable Object makerLists(List<String> makers, LocalDate day) {
        Set<String> held = new TreeSet<>();
        boolean found = false;
        for (String maker : makers) {
            Party party = parties.get(key(maker));
            if (party != null) {
                found = true;
                held.addAll(party.tagsOn(day));
            }
        }
        return found ? List.copyOf(held) : null;
    }

    boolean knows(String iso) {
        return countries.containsKey(iso);
    }

    List<LocalDate> turningDays() {
        var days = new ArrayList<LocalDate>();
        for (Country country : countries.values()) {
            for (Country.Membership membership : country.history()) {
                LocalDate from = membership.from();
                LocalDate to = membership.to();
                if (from != null) {
                    days.add(from);
                }
                if (to != null) {
                    days.add(to.plusDays(1));
                }
            }
        }
        for (Party party : allParties) {
            for (Party.Listing listing : party.lists()) {
                LocalDate on = listing.listedOn();
                if (on != null) {
                    days.add(on);
                }
            }
        }
        return days;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
