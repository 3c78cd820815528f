package com.hissabbook.embedded;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The last resort where no real server can be had: Temporal's in-process test server, on real time. It has no web page, no schedules and
 * no search, and forgets every workflow when it ends; imports that were under way are then started anew from the database.
 */
final class StandInTemporal implements AutoCloseable {

    /** What a person who runs on it must know, in one line. */
    static final String WHAT_IS_MISSING =
            "Running on an in-process stand-in for Temporal: workflows cannot be inspected or searched, there is"
                    + " no web page and no schedule, and it forgets all workflows when it stops; the books are not affected.";

    private final TestServicesStarter services;
    private final Server server;
    private final int port;

    private StandInTemporal(TestServicesStarter services, Server server, int port) {
        this.services = services;
        this.server = server;
        this.port = port;
    }

    /** @param port 0 for any free one */
    static StandInTemporal start(int port) {
        int claimed = Ports.claim(port, "Temporal", EmbeddedTemporal.PORT_VARIABLE);
        var services = new TestServicesStarter(true, 0);
        var builder = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), claimed));
        services.getServices().forEach(builder::addService);
        try {
            return new StandInTemporal(services, builder.build().start(), claimed);
        } catch (IOException e) {
            services.close();
            throw new CannotStart("The stand-in for Temporal cannot listen on port " + claimed + ".", e);
        }
    }

    /** {@code host:port} for {@code spring.temporal.connection.target}. */
    String address() {
        return Ports.HOST + ":" + port;
    }

    @Override
    public void close() {
        server.shutdownNow();
        services.close();
    }
}
