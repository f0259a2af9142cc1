package io.parley.architecture.planted.crm.acme;

import java.net.http.HttpClient;

/** Planted: in an adapter only the client does I/O. */
public record MapperThatCalls(HttpClient http) {}
