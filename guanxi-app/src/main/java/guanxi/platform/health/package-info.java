/** Whether the process lives and whether it can serve: for load balancers and for people. */
@NullMarked
package guanxi.platform.health;

import org.jspecify.annotations.NullMarked;
