/**
 * Stands for zod in the browser (see `vite.config.ts`): any chain of schema calls answers itself, so core's contracts load as plain
 * declarations; parsing is refused, because a check that silently passes would be worse than none.
 */
const parsing = new Set<PropertyKey>(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'spa']);

const schema: unknown = new Proxy(() => schema, {
  get(_, name) {
    if (typeof name === 'symbol' || name === 'then') return undefined;
    if (parsing.has(name)) throw new Error('schemas are checked by the server; the page has no zod');
    return schema;
  },
});

export { schema as z };
