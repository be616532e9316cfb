package org.aumbry.blobs;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Base64;
import java.util.function.Supplier;
import org.aumbry.crypto.Hashes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What an object store with an S3 interface answers, told as a file system would. */
final class StoreAnswers {

    private static final int NOT_FOUND = 404;

    private StoreAnswers() {}

    /** The store answers and has no such bucket. */
    static final class NoBucketException extends StoreAwayException {

        private NoBucketException(Throwable cause) {
            super("no such bucket", cause);
        }
    }

    /** Asks the store and tells its refusals as a file system would, without names, keys or addresses. */
    static <T> T ask(String name, Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (NoSuchBucketException missing) {
            throw new NoBucketException(missing);
        } catch (NoSuchKeyException missing) {
            throw new NoSuchFileException(name);
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND && refused.awsErrorDetails() != null
                    && "NoSuchBucket".equals(refused.awsErrorDetails().errorCode())) {
                throw new NoBucketException(refused);
            }
            if (refused.statusCode() == NOT_FOUND) {
                throw new NoSuchFileException(name);
            }
            throw new StoreAwayException("answer " + refused.statusCode(), refused);
        } catch (SdkException unreachable) {
            throw new StoreAwayException("no answer", unreachable);
        }
    }

    /** As the store wants it beside what is sent, to notice what was damaged on the way. */
    static String md5(byte[] bytes) {
        return Base64.getEncoder().encodeToString(Hashes.transferMd5(bytes));
    }
}
