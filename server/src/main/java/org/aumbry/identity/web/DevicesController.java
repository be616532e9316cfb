package org.aumbry.identity.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aumbry.identity.Device;
import org.aumbry.identity.Devices;
import org.aumbry.identity.SignInAlarms;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Devices: one's own on the page of sessions, everyone's for administrators. */
@Controller
class DevicesController {

    private static final String ALL = "/admin/devices";

    private final Devices devices;
    private final SignInAlarms alarms;
    private final Users users;
    private final Views views;

    DevicesController(Devices devices, SignInAlarms alarms, Users users, Views views) {
        this.devices = devices;
        this.alarms = alarms;
        this.users = users;
        this.views = views;
    }

    @GetMapping("/admin/devices")
    View all(Principal who, Words words) {
        var all = devices.all(who);
        var names = users.names(all.stream().map(Device::user).distinct().toList());
        var rows = all.stream().map(each -> row(words, each, names)).toList();
        int old = (int) all.stream().filter(Device::old).count();
        var seen = alarms.list(who).stream()
                .map(each -> new DevicesPage.Alarm(words.t("identity.alarm." + each.kind()), each.at()))
                .toList();
        return views.page(new DevicesPage(rows, old, seen));
    }

    @PostMapping("/admin/devices/{id}/revoke")
    View revoke(Principal who, Words words, @PathVariable String id) {
        devices.revoke(who, Identifiers.parse(id));
        return views.seeOther(ALL, Toast.of(words.t("identity.device.removed")));
    }

    @PostMapping("/account/devices/{id}/remove")
    View remove(Principal who, Words words, @PathVariable String id) {
        devices.remove(who, Identifiers.parse(id));
        return views.seeOther(AccountTabs.SESSIONS, Toast.of(words.t("identity.device.removed")));
    }

    @PostMapping("/account/devices/{id}/rename")
    View rename(Principal who, @PathVariable String id, @RequestParam(defaultValue = "") String name) {
        devices.rename(who, Identifiers.parse(id), name);
        return views.seeOther(AccountTabs.SESSIONS);
    }

    static List<DevicesPage.Row> rows(Words words, List<Device> devices) {
        return devices.stream().map(each -> row(words, each, Map.of())).toList();
    }

    private static DevicesPage.Row row(Words words, Device device, Map<UserId, String> names) {
        return new DevicesPage.Row(
                device.id().toString(),
                names.getOrDefault(device.user(), ""),
                device.user().toString(),
                device.name().isEmpty() ? ClientNames.of(words, device.client()) : device.name(),
                device.address(),
                device.factors().stream()
                        .sorted()
                        .map(Factor::stored)
                        .map(each -> words.t("identity.factor." + each))
                        .collect(Collectors.joining(", ")),
                device.firstSeenAt(),
                device.lastSeenAt(),
                device.old());
    }
}
