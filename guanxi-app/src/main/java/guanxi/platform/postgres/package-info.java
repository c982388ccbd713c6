/**
 * The bundled PostgreSQL: unpacked, made, started, watched and stopped by us. Start reading at
 * {@code PostgresServer}.
 */
@NullMarked
package guanxi.platform.postgres;

import org.jspecify.annotations.NullMarked;
