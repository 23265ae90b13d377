/**
 * Keeps zod from compiling schemas, which the content security policy forbids. zod reads this global when it is loaded, so this
 * is called before anything that holds a schema is; `z.config` would come after the schemas that stand in one file with zod.
 */
export function keepSchemasUncompiled(): void {
  Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
}
