/**
 * The HTTP API, and nothing but HTTP: it authenticates, validates, starts workflows and reads state; no business rule lives here.
 *
 * <p><b>Owns:</b> no table. {@code api.http} holds what every route shares, {@code api.security} who may come in, and one package per
 * subject its routes.
 *
 * <p><b>Invariant:</b> a route under {@code /api/v1/orgs/{org}} runs inside that organisation's {@code TenantScope}, and only for a
 * member whose role suffices; everything else looks as if it did not exist.
 *
 * <p><b>May use:</b> every module.
 */
@ApplicationModule(displayName = "API")
@NullMarked
package com.hissabbook.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
