/** Horner's rule, highest power first. */
const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((value, coefficient) => value * x + coefficient, 0);

const LANCZOS_G = 7;
const LANCZOS_CONSTANT = 0.9999999999998099;
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/**
 * ln Γ(x) for x > 0, relative error about 1e-15. Lanczos 1964 (SIAM Journal on Numerical Analysis B 1:86-96) with
 * Godfrey's coefficients for g = 7, n = 9. Throws a RangeError for another x.
 */
export function logGamma(x: number): number {
  if (!(x > 0) || !Number.isFinite(x)) throw new RangeError(`log-gamma needs a number above 0, not ${x}`);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const series = LANCZOS.reduce(
    (total, coefficient, index) => total + coefficient / (shifted + index + 1),
    LANCZOS_CONSTANT,
  );
  const t = shifted + LANCZOS_G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(series);
}

const STIRLING = [-691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];

/** What Stirling's formula leaves of ln Γ(x) for x ≥ 10 (DLMF 5.11.1). */
const stirlingRemainder = (x: number): number => polynomial(STIRLING, 1 / (x * x)) / x;

/**
 * ln B(a, b) for a, b > 0. Large arguments go through the remainders of Stirling's formula, since the log-gammas
 * themselves would cancel (DiDonato & Morris 1992, ACM TOMS 18:360-373). Throws a RangeError for other arguments.
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (!(large >= 10)) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const total = small + large;
  const tail = stirlingRemainder(large) - stirlingRemainder(total);
  if (small < 10) {
    return (
      logGamma(small) + tail + small - small * Math.log(total) + (large - 0.5) * Math.log1p(-small / total)
    );
  }
  return (
    0.5 * Math.log((2 * Math.PI) / large) +
    stirlingRemainder(small) +
    tail +
    (small - 0.5) * Math.log(small / total) +
    large * Math.log1p(-small / total)
  );
}

/** Continued fraction of the incomplete beta function (DLMF 8.17.22) by the modified Lentz method. */
function betaContinuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const guard = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-15) return fraction;
  }
  throw new RangeError(`the incomplete beta function did not converge at x = ${x}, a = ${a}, b = ${b}`);
}

/** I_x(a, b) from x and 1 - x, so that neither end loses digits. */
function incompleteBeta(x: number, complement: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (complement <= 0) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log(complement) - logBeta(a, b));
  // The fraction converges fast below this point; beyond it the symmetry I_x(a, b) = 1 - I_{1-x}(b, a) serves.
  const value =
    x < (a + 1) / (a + b + 2)
      ? (front * betaContinuedFraction(x, a, b)) / a
      : 1 - (front * betaContinuedFraction(complement, b, a)) / b;
  return Math.min(1, Math.max(0, value));
}

/**
 * Regularised incomplete beta function I_x(a, b), 0..1: the distribution function of Beta(a, b) at x. Continued fraction
 * of DLMF 8.17.22, evaluated as in Thompson & Barnett 1986 (Journal of Computational Physics 64:490-509). Throws a
 * RangeError unless x is in 0..1 and a, b are above 0.
 */
export function regularisedIncompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`the incomplete beta function needs x in 0..1, not ${x}`);
  if (!(a > 0 && b > 0))
    throw new RangeError(`the incomplete beta function needs a, b above 0, not ${a}, ${b}`);
  return incompleteBeta(x, 1 - x, a, b);
}

/**
 * Standard normal distribution function. Rational approximation 5666 of Hart et al. 1968 in the form of West 2005
 * (Wilmott Magazine, May, 70-76); relative error about 1e-14 in the body, absolute error below 1e-15.
 */
export function normalCdf(z: number): number {
  const size = Math.abs(z);
  const tail = size > 38 ? 0 : upperNormalTail(size);
  return z > 0 ? 1 - tail : tail;
}

const HART_NUMERATOR = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
];
const HART_DENOMINATOR = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
];

function upperNormalTail(z: number): number {
  const density = Math.exp((-z * z) / 2);
  if (z < 7.07106781186547)
    return (density * polynomial(HART_NUMERATOR, z)) / polynomial(HART_DENOMINATOR, z);
  const fraction = z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))));
  return density / fraction / 2.506628274631;
}

const WICHURA_CENTRE = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
  ],
] as const;
const WICHURA_MIDDLE = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
] as const;
const WICHURA_TAIL = [
  [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ],
] as const;

const ratio = ([above, below]: readonly [readonly number[], readonly number[]], x: number): number =>
  polynomial(above, x) / polynomial(below, x);

/**
 * Standard normal quantile, relative error about 1e-16: algorithm AS 241, PPND16 (Wichura 1988, Applied Statistics
 * 37:477-484). p = 0 and 1 give -Infinity and Infinity. Throws a RangeError for p outside 0..1.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a normal quantile needs a share in 0..1, not ${p}`);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) return centred * ratio(WICHURA_CENTRE, 0.180625 - centred * centred);
  const depth = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const size = depth <= 5 ? ratio(WICHURA_MIDDLE, depth - 1.6) : ratio(WICHURA_TAIL, depth - 5);
  return centred < 0 ? -size : size;
}

function requireDegrees(first: number, second: number): void {
  if (!(first > 0 && second > 0) || !Number.isFinite(first + second)) {
    throw new RangeError(
      `an F distribution needs two degrees of freedom above 0, not ${first} and ${second}`,
    );
  }
}

/**
 * Distribution function of F with the given degrees of freedom, by the incomplete beta function (DLMF 8.17, Abramowitz &
 * Stegun 26.6.2). 0 for f ≤ 0. Throws a RangeError on degrees of freedom not above 0.
 */
export function fCdf(f: number, first: number, second: number): number {
  requireDegrees(first, second);
  if (!(f > 0)) return 0;
  if (f === Infinity) return 1;
  const total = first * f + second;
  return incompleteBeta((first * f) / total, second / total, first / 2, second / 2);
}

/**
 * Quantile of F with the given degrees of freedom, by bisection on the logarithm of f. p in [0, 1); throws a RangeError
 * for another p or degrees of freedom not above 0.
 */
export function fQuantile(p: number, first: number, second: number): number {
  requireDegrees(first, second);
  if (!(p >= 0 && p < 1)) throw new RangeError(`an F quantile needs a share in [0, 1), not ${p}`);
  if (p === 0) return 0;
  let low = -700;
  let high = 700;
  for (let iteration = 0; iteration < 100; iteration += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (fCdf(Math.exp(middle), first, second) < p) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

function requireTDegrees(degrees: number): void {
  if (!(degrees > 0) || !Number.isFinite(degrees)) {
    throw new RangeError(`a t distribution needs degrees of freedom above 0, not ${degrees}`);
  }
}

/** Upper tail of |t|, by the incomplete beta function (DLMF 8.17, Abramowitz & Stegun 26.7.1). */
function upperTTail(size: number, degrees: number): number {
  if (size === Infinity) return 0;
  const square = size * size;
  const total = degrees + square;
  return incompleteBeta(degrees / total, square / total, degrees / 2, 0.5) / 2;
}

/** Distribution function of Student's t. Throws a RangeError on degrees of freedom not above 0 or a t that is no number. */
export function tCdf(t: number, degrees: number): number {
  requireTDegrees(degrees);
  if (Number.isNaN(t)) throw new RangeError('a t distribution function needs a number');
  const tail = upperTTail(Math.abs(t), degrees);
  return t > 0 ? 1 - tail : tail;
}

/**
 * Quantile of Student's t, by bisection on the logarithm of |t|. p = 0 and 1 give -Infinity and Infinity. Throws a
 * RangeError for p outside 0..1 or degrees of freedom not above 0.
 */
export function tQuantile(p: number, degrees: number): number {
  requireTDegrees(degrees);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a t quantile needs a share in 0..1, not ${p}`);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  let low = -350;
  let high = 350;
  for (let iteration = 0; iteration < 100; iteration += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (upperTTail(Math.exp(middle), degrees) > tail) low = middle;
    else high = middle;
  }
  const size = Math.exp((low + high) / 2);
  return p < 0.5 ? -size : size;
}
