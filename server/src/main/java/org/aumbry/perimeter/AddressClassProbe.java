package org.aumbry.perimeter;

import java.util.List;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether each address that the program answers has a class. */
@Component
class AddressClassProbe implements Probe {

    private final Supplier<List<Address>> addresses;

    @Autowired
    AddressClassProbe(AddressInventory addresses) {
        this(addresses::list);
    }

    AddressClassProbe(Supplier<List<Address>> addresses) {
        this.addresses = addresses;
    }

    @Override
    public String id() {
        return "perimeter.addresses";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-14");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var all = addresses.get();
        var without = all.stream().filter(each -> each.demand() == null).map(Address::pattern).toList();
        if (all.isEmpty()) {
            return Result.fails("The program answers no address at all.");
        }
        return without.isEmpty()
                ? Result.holds("%d addresses are answered, %d of them without anything being shown; each has a class."
                        .formatted(all.size(), all.stream().filter(AddressClassProbe::open).count()))
                : Result.fails("%d addresses of %d have no class, first %s."
                        .formatted(without.size(), all.size(), without.getFirst()));
    }

    private static boolean open(Address address) {
        return address.demand() == Demand.ANYONE || address.demand() == Demand.DOOR;
    }
}
