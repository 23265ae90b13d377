/** A step from the version before to `version`; it runs in one transaction together with the change of version. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}
