/** All that the study kind `resistance` finds, part by part. */
export * from './figures.js';
export * from './resistance/gate.js';
export * from './resistance/default-profile.js';
export * from './resistance/resistance-figures.js';
export * from './resistance/adoption.js';
export * from './resistance/type-adoption.js';
export * from './resistance/noise-floor.js';
export * from './resistance/steerability.js';
export * from './resistance/instability.js';
export * from './resistance/response-style.js';
export * from './resistance/result.js';
