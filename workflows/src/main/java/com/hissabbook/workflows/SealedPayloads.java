package com.hissabbook.workflows;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.hissabbook.kernel.MasterKey;
import com.hissabbook.kernel.Seal;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Seals every payload that goes to the Temporal server under a key of its own derived from the master key. */
final class SealedPayloads implements PayloadCodec {

    private static final String ENCODING = "encoding";
    private static final ByteString SEALED = ByteString.copyFromUtf8("binary/sealed");
    private static final byte[] CONTEXT = "temporal-payload".getBytes(StandardCharsets.UTF_8);

    private final Seal seal;

    SealedPayloads(MasterKey masterKey) {
        this.seal = masterKey.seal("workflows.payload");
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return payloads.stream().map(this::closed).toList();
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream().map(this::opened).toList();
    }

    private Payload closed(Payload plain) {
        return Payload.newBuilder()
                .putMetadata(ENCODING, SEALED)
                .setData(ByteString.copyFrom(seal.close(plain.toByteArray(), CONTEXT)))
                .build();
    }

    private Payload opened(Payload payload) {
        if (!SEALED.equals(payload.getMetadataOrDefault(ENCODING, ByteString.EMPTY))) {
            return payload;
        }
        try {
            return Payload.parseFrom(seal.open(payload.getData().toByteArray(), CONTEXT));
        } catch (InvalidProtocolBufferException e) {
            throw new PayloadCodecException(e);
        }
    }
}
