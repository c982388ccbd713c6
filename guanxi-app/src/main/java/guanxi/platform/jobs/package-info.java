/**
 * Long work: handed in, done one run after the other per kind, watched. Start reading at {@code
 * JobDesk}; {@code JobWorkers} does the work, {@code StoredJobs} owns the table.
 */
@NullMarked
package guanxi.platform.jobs;

import org.jspecify.annotations.NullMarked;
