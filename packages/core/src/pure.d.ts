// Core has no clock and no randomness: the compiler gives what these return a type that fits nowhere.
// (Interfaces merge, and the overload declared last is tried first.) I/O is absent because tsconfig names no `types` and no DOM.
interface NotInCore {
  readonly 'core has no clock and no randomness: take the value as a parameter': never;
}
interface DateConstructor {
  now(): NotInCore;
  new (): NotInCore;
}
interface Math {
  random(): NotInCore;
}
