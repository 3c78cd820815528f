package com.hissabbook.api.http;

import com.hissabbook.kernel.Ids;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What Tomcat refuses before any filter sees it, such as an encoded slash in the path, becomes a problem too instead of a page. */
@Component
class RefusedByContainer implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    private final JsonMapper json;

    RefusedByContainer(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customize(TomcatWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
                host.getPipeline().addValve(new ProblemValve(json));
            }
        });
    }

    private static final class ProblemValve extends ErrorReportValve {

        private final JsonMapper json;

        ProblemValve(JsonMapper json) {
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            String id = Ids.next().toString();
            Problem problem = Problem.of(
                    HttpStatus.valueOf(response.getStatus()),
                    "invalid-request",
                    "The address or a header of the request is malformed.",
                    List.of(),
                    id);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.setHeader(Correlation.HEADER, id);
            try {
                response.getReporter().write(json.writeValueAsString(problem));
                response.finishResponse();
            } catch (IOException theCallerIsGone) {
                container.getLogger().debug("no answer could be sent");
            }
        }
    }
}
