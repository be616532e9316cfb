package org.aumbry.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.InstallationAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The two ceremonies of WebAuthn (level 3): making a passkey and answering with one. Always with user verification, so
 * one
 * passkey is two factors; for the installation's own address only; without attestation, since nobody is told what to
 * buy.
 */
@Component
class PasskeyCeremony {

    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);

    /** A large answer of a browser is some kilobytes. */
    private static final int LONGEST = 64 * 1024;

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter attested = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final Challenges challenges;
    private final InstallationAddress address;

    PasskeyCeremony(Challenges challenges, InstallationAddress address) {
        this.challenges = challenges;
        this.address = address;
    }

    /**
     * What is kept of a passkey.
     *
     * @param attested identifier and public key as attested credential data (WebAuthn, 6.5.1)
     * @param signCount what the device counted last; 0 when it does not count
     */
    record Credential(byte[] attested, long signCount, boolean backupEligible, boolean backedUp) {

        private static final int ID_LENGTH_AT = 16;

        /** The identifier: behind 16 bytes of kind and 2 of length. */
        byte[] id() {
            int length = (attested[ID_LENGTH_AT] & 0xff) << Byte.SIZE | attested[ID_LENGTH_AT + 1] & 0xff;
            return Arrays.copyOfRange(attested, ID_LENGTH_AT + 2, ID_LENGTH_AT + 2 + length);
        }
    }

    /** An answer that was read but not verified: it may claim anything. */
    record Alleged(AuthenticationData data) {

        byte[] credentialId() {
            return data.getCredentialId();
        }

        byte @Nullable [] userHandle() {
            return data.getUserHandle();
        }
    }

    /** The host that passkeys are made for. */
    String host() {
        return URI.create(address.base()).getHost();
    }

    /** Verifies the answer to a question for a new passkey. */
    Credential made(String answer, String purpose) {
        return refusing(answer, () -> {
            var data = parsed(answer, manager::parseRegistrationResponseJSON);
            var parameters = ALGORITHMS.stream()
                    .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
                    .toList();
            var server = spend(purpose, data.getCollectedClientData());
            manager.verify(data, new RegistrationParameters(server, parameters, true, true));
            var authenticator = data.getAttestationObject().getAuthenticatorData();
            return new Credential(
                    attested.convert(authenticator.getAttestedCredentialData()),
                    authenticator.getSignCount(),
                    authenticator.isFlagBE(),
                    authenticator.isFlagBS());
        });
    }

    Alleged read(String answer) {
        return refusing(answer, () -> new Alleged(parsed(answer, manager::parseAuthenticationResponseJSON)));
    }

    /** Verifies an answer against what is kept; gives what is to be kept from now on. */
    Credential verify(Alleged answer, Credential kept, String purpose) {
        return verify(answer, kept, () -> spend(purpose, answer.data().getCollectedClientData()));
    }

    /** Verifies that an answer is one to exactly that challenge, however old it is. */
    Credential verify(Alleged answer, Credential kept, byte[] challenge) {
        return verify(answer, kept, () -> server(challenge));
    }

    private Credential verify(Alleged answer, Credential kept, Supplier<ServerProperty> asked) {
        return refusing("", () -> {
            var server = asked.get();
            manager.verify(answer.data(), new AuthenticationParameters(server, record(kept), null, true, true));
            var authenticator = answer.data().getAuthenticatorData();
            return new Credential(
                    kept.attested(), authenticator.getSignCount(), kept.backupEligible(), authenticator.isFlagBS());
        });
    }

    private CredentialRecord record(Credential kept) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                kept.backupEligible(),
                kept.backedUp(),
                kept.signCount(),
                attested.convert(kept.attested()),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                null);
    }

    private ServerProperty spend(String purpose, @Nullable CollectedClientData client) {
        var challenge = Optional.ofNullable(client)
                .orElseThrow(SignInTicket::again)
                .getChallenge()
                .getValue();
        challenges.spend(purpose, challenge);
        return server(challenge);
    }

    private ServerProperty server(byte[] challenge) {
        var origins = address.origins().stream().map(com.webauthn4j.data.client.Origin::new)
                .collect(Collectors.toSet());
        return ServerProperty.builder()
                .origins(origins)
                .rpId(host())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static <T> T refusing(String answer, Supplier<T> work) {
        try {
            if (answer.length() > LONGEST) {
                throw refused();
            }
            return work.get();
        } catch (DataConversionException | VerificationException | IllegalArgumentException notOurs) {
            throw refused();
        }
    }

    /** The library throws whatever comes to it on what is no answer at all. */
    private static <T> T parsed(String answer, Function<String, T> parse) {
        try {
            return parse.apply(answer);
        } catch (RuntimeException noAnswer) {
            throw refused();
        }
    }

    static Refusal refused() {
        return Refusal.invalid("passkey", "identity.passkey.refused");
    }
}
