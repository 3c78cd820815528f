package com.hissabbook.api.security;

import com.hissabbook.api.http.Problems;
import com.hissabbook.identity.Organisations;
import com.hissabbook.identity.SignIn;
import com.hissabbook.identity.SigningKeys;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** The resource server in front of everything. What is open to everybody is listed here and nowhere else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {

    /** Without a token: signing in, the API's description, whether it is alive, and the keys to verify tokens with. */
    private static final String[] OPEN = {
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/actuator/health",
        "/actuator/health/**",
        "/.well-known/jwks.json",
        "/error"
    };

    @Bean
    @Order(2)
    SecurityFilterChain everything(
            HttpSecurity http,
            Problems problems,
            Organisations organisations,
            Converter<Jwt, AbstractAuthenticationToken> whoIsAsking) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, "/api/v1/auth/*")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, OPEN)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(whoIsAsking))
                        .authenticationEntryPoint((request, response, failure) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            problems.write(failure, request, response);
                        })
                        .accessDeniedHandler(
                                (request, response, failure) -> problems.write(failure, request, response)))
                .addFilterAfter(new OrganisationFilter(organisations, problems), AuthorizationFilter.class)
                .build();
    }

    /** Metrics are for Prometheus alone, which knows HTTP Basic; without a password they are shut. */
    @Bean
    @Order(1)
    SecurityFilterChain metrics(HttpSecurity http, @Value("${hissabbook.metrics-password:}") String password) {
        http.securityMatcher("/actuator/prometheus")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        if (password.isBlank()) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                    .build();
        }
        var prometheus =
                User.withUsername("prometheus").password("{noop}" + password).build();
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> basic.realmName("metrics"))
                .userDetailsService(new InMemoryUserDetailsManager(List.of(prometheus)))
                .build();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${hissabbook.security.issuer-uri:}'.isBlank()")
    static class WithPasswords {

        @Bean
        OwnIssuer accessTokens(SigningKeys keys) {
            return new OwnIssuer(keys);
        }

        @Bean
        JwtDecoder jwtDecoder(OwnIssuer issuer) {
            return issuer.decoder();
        }

        @Bean
        Converter<Jwt, AbstractAuthenticationToken> whoIsAsking() {
            return token -> new JwtAuthenticationToken(
                    token, List.of(), Objects.requireNonNull(token.getSubject(), "a token without sub"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${hissabbook.security.issuer-uri:}'.isBlank()")
    static class WithOutsideProvider {

        @Bean
        OutsideIssuer accessTokens(SecuritySettings settings, SignIn signIn) {
            return new OutsideIssuer(
                    Objects.requireNonNull(settings.issuerUri()), Objects.requireNonNull(settings.audience()), signIn);
        }

        @Bean
        JwtDecoder jwtDecoder(OutsideIssuer issuer) {
            return issuer.decoder();
        }

        @Bean
        Converter<Jwt, AbstractAuthenticationToken> whoIsAsking(OutsideIssuer issuer) {
            return token -> new JwtAuthenticationToken(
                    token, List.of(), issuer.person(token).toString());
        }
    }
}
