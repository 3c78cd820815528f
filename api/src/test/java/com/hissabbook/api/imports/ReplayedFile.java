package com.hissabbook.api.imports;

import com.hissabbook.ApiClient.Answer;
import java.time.Duration;
import java.util.Map;

/** A stored file that is read once more. */
public final class ReplayedFile {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ReplayedFile() {}

    /** The replay, once it has ended. */
    public static Answer replayed(Books books, String importId, Map<String, String> body) {
        Answer asked = books.person()
                .post(books.path("/imports/" + importId + "/replays"), body)
                .expect(202);
        String self = books.path("/imports/" + importId + "/replays/" + asked.text("no"));
        long until = System.nanoTime() + PATIENCE.toNanos();
        Answer found = books.person().get(self).expect(200);
        while (found.text("state").equals("READING") && System.nanoTime() < until) {
            found = books.person().get(self).expect(200);
        }
        return found;
    }
}
