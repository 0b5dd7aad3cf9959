export function PassagePage() {
  return null;
}
