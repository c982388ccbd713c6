package guanxi.staff;

/**
 * What somebody who works here may do; docs/manual/roles.md has the table. A member has exactly
 * one.
 */
public enum Role {
  /** Everything, including staff and the audit trail. */
  ADMINISTRATOR,
  /** Runs the shop: everything about customers, orders, imports and jobs. */
  MANAGER,
  /** Looks at figures: reads everything, refreshes scores, exports. */
  ANALYST,
  /** Chooses whom to address: customers, scores, exports. */
  MARKETER,
  /** Serves customers: finds and reads them one by one. */
  AGENT;

  /** The name that method security knows it by. */
  String authority() {
    return "ROLE_" + name();
  }
}
