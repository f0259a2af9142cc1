/** The Metadata API of the Salesforce stand-in: SOAP, deployments, and the components of the org. */
@NullMarked
package io.parley.sandbox.salesforce.metadata;

import org.jspecify.annotations.NullMarked;
