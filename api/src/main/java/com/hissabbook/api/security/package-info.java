/** Who may come in: the resource server, access tokens, and the organisation and role that each route asks for. */
@NullMarked
package com.hissabbook.api.security;

import org.jspecify.annotations.NullMarked;
