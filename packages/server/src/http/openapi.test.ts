import { expect, test } from 'vitest';
import { signInRoutes } from '../accounts/auth.ts';
import { routes } from '../app.ts';
import { testServer } from '../test/server.ts';
import { operationId } from './operation-ids.ts';

interface Operation {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; required?: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
  security: Record<string, unknown>[];
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, unknown> };
}

const { app } = await testServer();
const document = (await app.inject({ url: '/api/openapi.json' })).json<Document>();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('the document is OpenAPI 3.1 and holds every route, each under its own name', () => {
  expect(document.openapi).toBe('3.1.0');
  const declared = [...routes.map(({ route }) => route), ...signInRoutes];
  const found = operations.map(({ path, method, operation }) => `${method} ${path} ${operation.operationId}`);
  const expected = declared.map(
    (route) => `${route.method.toLowerCase()} /api${route.path.replace(/:(\w+)/g, '{$1}')} ${operationId(route)}`,
  );
  expect(found.toSorted()).toEqual(expected.toSorted());
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
});

test('every operation says what it is in both languages, what it takes and what it answers', () => {
  for (const { path, operation } of operations) {
    const at = operation.operationId;
    expect(operation.summary, at).toMatch(/\p{Script=Han}.* · .*[a-z]/u);
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const parameters = operation.parameters ?? [];
    expect(
      parameters.filter((one) => one.in === 'path').map(({ name }) => name),
      at,
    ).toEqual(named);
    expect(
      parameters.every((one) => one.in !== 'path' || one.required === true),
      at,
    ).toBe(true);
    const statuses = Object.keys(operation.responses);
    expect(statuses, at).toHaveLength(2);
    expect(statuses, at).toContain('4XX');
    expect(operation.responses['4XX']?.content, at).toHaveProperty(['application/problem+json', 'schema', 'properties', 'code']);
    for (const { description } of Object.values(operation.responses)) expect(description, at).toBeTruthy();
    for (const scheme of operation.security.flatMap((one) => Object.keys(one)))
      expect(document.components.securitySchemes).toHaveProperty(scheme);
  }
});

test('every schema is whole: each reference leads somewhere, each type is one of JSON Schema', () => {
  const types = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];
  const resolves = (reference: string) =>
    reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document) !== undefined;
  const visit = (node: unknown, at: string): void => {
    if (Array.isArray(node)) return node.forEach((one, index) => visit(one, `${at}/${index}`));
    if (typeof node !== 'object' || node === null) return;
    const { $ref, type, properties, required, pattern } = node as Record<string, unknown>;
    if (typeof $ref === 'string') expect(resolves($ref), `${at} ${$ref}`).toBe(true);
    if (at.includes('schema') && typeof type === 'string' && !at.endsWith('properties')) expect(types, at).toContain(type);
    if (typeof pattern === 'string') expect(() => new RegExp(pattern), at).not.toThrow();
    if (Array.isArray(required) && typeof properties === 'object' && properties !== null)
      for (const name of required) expect(properties, at).toHaveProperty([String(name)]);
    for (const [name, value] of Object.entries(node)) visit(value, `${at}/${name}`);
  };
  visit(document.paths, 'paths');
});

test('bodies refuse what they do not know', () => {
  for (const { operation } of operations) {
    const schema = operation.requestBody?.content['application/json']?.schema as
      | { type?: string; additionalProperties?: unknown }
      | undefined;
    if (schema?.type === 'object') expect(schema.additionalProperties, operation.operationId).toBe(false);
  }
});
