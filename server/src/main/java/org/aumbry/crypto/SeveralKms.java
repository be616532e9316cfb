package org.aumbry.crypto;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One service that wraps, and those of before that still open what they wrapped. */
final class SeveralKms implements Kms {

    private final Kms first;
    private final List<Kms> previous;

    SeveralKms(Kms first, List<Kms> previous) {
        this.first = first;
        this.previous = List.copyOf(previous);
    }

    @Override
    public String name() {
        return first.name();
    }

    @Override
    public String rootKeyId() {
        return first.rootKeyId();
    }

    @Override
    public byte[] wrap(SealingKey key, String context) {
        return first.wrap(key, context);
    }

    @Override
    public SealingKey unwrap(byte[] wrapped, String context) {
        return Stream.concat(Stream.of(first), previous.stream())
                .filter(each -> each.opens(wrapped))
                .findFirst()
                .orElseThrow(() -> new KmsUnavailableException("A key was wrapped by a key service of before. Name it"
                        + " in aumbry.kms.previous until ./aumbry keys move has wrapped it anew."))
                .unwrap(wrapped, context);
    }

    @Override
    public boolean opens(byte[] wrapped) {
        return first.opens(wrapped) || previous.stream().anyMatch(each -> each.opens(wrapped));
    }

    @Override
    public boolean isCurrent(byte[] wrapped) {
        return first.isCurrent(wrapped);
    }

    /** Those of before go on signing with the keys they have. */
    @Override
    public Optional<ModuleSigner> signer() {
        return Stream.concat(Stream.of(first), previous.stream())
                .flatMap(each -> each.signer().stream())
                .findFirst();
    }

    @Override
    public Optional<String> keeper() {
        return first.keeper();
    }

    @Override
    public void changeRoot() {
        first.changeRoot();
    }
}
