package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.identity.Device;
import org.aumbry.identity.Devices;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own devices as JSON. */
@RestController
@RequestMapping("/api/v1/me/devices")
class MyDevicesApi {

    private final Devices devices;

    MyDevicesApi(Devices devices) {
        this.devices = devices;
    }

    record DeviceJson(
            String id,
            String name,
            String client,
            String address,
            List<String> factors,
            Instant firstSeenAt,
            Instant lastSeenAt,
            boolean old) {}

    record DeviceChange(@Nullable String name) {}

    @GetMapping
    Items<DeviceJson> list(Principal who, Words words) {
        return Items.all(devices.list(who).stream().map(each -> json(words, each)).toList());
    }

    @PatchMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(Principal who, @PathVariable String id, @RequestBody DeviceChange change) {
        devices.rename(who, Identifiers.parse(id), change.name() == null ? "" : change.name());
    }

    /** Forgets the device and ends what is signed in there. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Principal who, @PathVariable String id) {
        devices.remove(who, Identifiers.parse(id));
    }

    private static DeviceJson json(Words words, Device device) {
        return new DeviceJson(
                device.id().toString(),
                device.name(),
                ClientNames.of(words, device.client()),
                device.address(),
                device.factors().stream().map(Factor::stored).sorted().toList(),
                device.firstSeenAt(),
                device.lastSeenAt(),
                device.old());
    }
}
