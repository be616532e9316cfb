package org.aumbry.assurance;

/**
 * One promise of the register.
 *
 * @param id stable name, for example {@code XAAS-17}
 * @param source the product whose public page made this promise first
 * @param family short code of its subject, for example {@code CRY}; pages say it in words
 * @param role who has to act: {@code product}, {@code operator}, {@code network administrator}, {@code member}, ...
 * @param words what Aumbry promises, one plain English sentence
 * @param behaviour what the product does, or will do, to keep it
 */
public record Promise(
        String id,
        String source,
        PromiseKind kind,
        String family,
        PromiseOwner owner,
        String role,
        String words,
        String behaviour) {}
