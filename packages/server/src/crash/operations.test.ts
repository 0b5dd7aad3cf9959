import { expect, test } from 'vitest';
import { routes } from '../app.ts';
import { operationId } from '../http/operation-ids.ts';
import { cutBy, notCut } from './operations.ts';

test('every operation that writes is killed in its middle by a test of this folder, or listed with the reason', () => {
  const writing = routes.filter(({ route }) => route.method !== 'GET' && !route.readOnly && !route.path.startsWith('/auth/'));
  const named = new Set([...Object.values(cutBy).flat(), ...notCut]);
  expect([...named].toSorted()).toEqual(writing.map(({ route }) => operationId(route)).toSorted());
});
