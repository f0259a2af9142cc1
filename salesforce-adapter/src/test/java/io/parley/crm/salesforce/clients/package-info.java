/** Clients that others wrote, driven against the stand-in for Salesforce: they keep it honest. */
@org.jspecify.annotations.NullMarked
package io.parley.crm.salesforce.clients;
