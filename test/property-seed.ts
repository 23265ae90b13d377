import fc from 'fast-check';

/**
 * The same examples on every run, so that a change is judged by what it changed. `METTLE_PROPERTY_SEED=random` looks for new
 * ones, and a number repeats those that were found with it.
 */
const SEED = 20_261_130;

const wanted = process.env['METTLE_PROPERTY_SEED'];
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted ?? SEED) });
