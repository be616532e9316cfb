package org.aumbry.documents;

/** An upload that waits for bytes, with what it is called and where it will go. */
public record WaitingUpload(UploadStatus status, String fileName, Place place) {}
