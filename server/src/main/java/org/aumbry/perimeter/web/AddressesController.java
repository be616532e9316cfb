package org.aumbry.perimeter.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.web.OperatorFrames;
import org.aumbry.perimeter.Address;
import org.aumbry.perimeter.AddressInventory;
import org.aumbry.perimeter.Demand;
import org.aumbry.perimeter.Facility;
import org.aumbry.perimeter.Measure;
import org.aumbry.perimeter.Tier;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Shows operators what faces the network: services and addresses by class. */
@Controller
class AddressesController {

    private static final String PAGE = PerimeterController.PAGE + "/addresses";

    private final AddressInventory addresses;
    private final OperatorFrames frames;
    private final Views views;

    AddressesController(AddressInventory addresses, OperatorFrames frames, Views views) {
        this.addresses = addresses;
        this.frames = frames;
        this.views = views;
    }

    @GetMapping(PAGE)
    View addresses(OnDuty who, Words words) {
        who.active();
        var groups = Arrays.stream(Tier.values()).map(tier -> group(words, tier)).toList();
        return views.page(new PerimeterAddressesPage(
                frames.of(who, words), PerimeterController.tabs(words, PAGE), groups, kinds(words)));
    }

    private static PerimeterAddressesPage.Group group(Words words, Tier tier) {
        var services = Arrays.stream(Facility.values())
                .filter(each -> each.tier() == tier)
                .map(each -> new PerimeterAddressesPage.Service(
                        words.t("perimeter.facility." + each.word()), names(words, each.measures())))
                .toList();
        return new PerimeterAddressesPage.Group(
                words.t("perimeter.tier." + tier.word()),
                words.t("perimeter.tier.required", names(words, tier.required())), services);
    }

    private static String names(Words words, Collection<Measure> measures) {
        return measures.stream()
                .sorted()
                .map(each -> words.t("perimeter.measure." + each.word()))
                .collect(Collectors.joining(", "));
    }

    private List<PerimeterAddressesPage.Kind> kinds(Words words) {
        var all = addresses.list();
        var kinds = new ArrayList<PerimeterAddressesPage.Kind>();
        var without = all.stream().filter(each -> each.demand() == null).toList();
        if (!without.isEmpty()) {
            kinds.add(new PerimeterAddressesPage.Kind(
                    words.t("perimeter.demand.none"), words.t("perimeter.demand.none.text"), "failed", rows(without)));
        }
        for (var demand : Demand.values()) {
            var rows = all.stream().filter(each -> each.demand() == demand).toList();
            if (!rows.isEmpty()) {
                kinds.add(new PerimeterAddressesPage.Kind(
                        words.t("perimeter.demand." + demand.word()),
                        words.t("perimeter.demand." + demand.word() + ".text"),
                        demand == Demand.ANYONE || demand == Demand.DOOR ? "changed" : "ok", rows(rows)));
            }
        }
        return kinds;
    }

    private static List<PerimeterAddressesPage.Row> rows(List<Address> addresses) {
        return addresses.stream()
                .map(each -> new PerimeterAddressesPage.Row(each.pattern(), each.methods()))
                .toList();
    }
}
