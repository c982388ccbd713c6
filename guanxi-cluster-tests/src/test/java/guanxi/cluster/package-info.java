/** Guanxi among other servers: started, killed and compared as whole processes. */
@NullMarked
package guanxi.cluster;

import org.jspecify.annotations.NullMarked;
