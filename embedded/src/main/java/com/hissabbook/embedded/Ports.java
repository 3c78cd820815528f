package com.hissabbook.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ports of this machine's loopback address; nothing here ever listens on another one. */
final class Ports {
    static final String HOST = "127.0.0.1";

    private Ports() {}

    /** That port if it is free, any free one for 0; otherwise says which variable moves the server elsewhere. */
    static int claim(int port, String server, String variable) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(
                    "Port %d on %s, wanted by %s, is taken by another program: stop that program, or set %s to a free port."
                            .formatted(port, HOST, server, variable),
                    e);
        }
    }

    /** A port number from a setting. */
    static int parse(String text, String variable) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw notAPort(text, variable, e);
        }
        throw notAPort(text, variable, null);
    }

    private static CannotStart notAPort(String text, String variable, @Nullable Exception cause) {
        String sentence =
                String.format(Locale.ROOT, "%s is \"%s\"; it must be a port number from 0 to 65535.", variable, text);
        return cause == null ? new CannotStart(sentence) : new CannotStart(sentence, cause);
    }
}
