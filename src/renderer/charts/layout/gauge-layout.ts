import type { GateCheck } from '../../../shared/domain/resistance.js';

/** A gauge's ends: 0 to 1, or further where the value or the threshold lies outside. */
export function gaugeDomain({ id, value, threshold }: GateCheck): readonly [number, number] {
  const usual = id === 'order-effect' ? Math.max(1, 2 * threshold) : 1;
  return [Math.min(0, value ?? 0, threshold), Math.max(usual, value ?? 0, threshold)];
}

/** The part of a gauge that passes. */
export function passingRange(check: GateCheck): readonly [number, number] {
  const [low, high] = gaugeDomain(check);
  return check.bound === 'least' ? [check.threshold, high] : [low, check.threshold];
}
