/** A link that proves an address; a person’s digest; a unit’s totals to a robot. */
export const deliveryKinds = ['confirmation', 'digest', 'webhook'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** planned → sending → sent; nothing: there was nothing to say; failed: given up. */
export const deliveryStates = ['planned', 'sending', 'sent', 'nothing', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Minutes until the next try after the first, second, … failure; after the last the delivery is given up. */
const retryMinutes = [1, 5, 15, 60] as const;

/**
 * What becomes of a delivery that the mail server or the robot refused.
 * @param attempts how many were made, integer ≥ 1
 * @returns minutes until the next try; null where it is given up
 */
export function retryAfterMinutes(attempts: number): number | null {
  return retryMinutes[attempts - 1] ?? null;
}
