/**
 * Keys that sign nothing but tests, and what the programs that they belong to made of them: minisign 0.11 and OpenSSH 9.2.
 * The key of minisign that is locked was given limits of operations and memory that are the least that libsodium takes
 * (32768 and 16 MiB), so that tests need no GiB; minisign opens it. Locked keys have the password `PASSWORD`.
 */
export const PASSWORD = 'pässwörd';

/** What was signed, as `checksums.sha256`. */
export const MESSAGE = Buffer.from('a  b\n');

export const MINISIGN_SECRET = [
  'untrusted comment: minisign encrypted secret key',
  'RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALsDI1fu9JH8geWyiGF95k6lzNHeucv5Y8QWMNChttJmFxhRkSvNb3i7nIjTCZxVdVzDH+o88PsyC1C855UM5e36pc4knuPayAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  '',
].join('\n');

export const MINISIGN_LOCKED = [
  'untrusted comment: minisign encrypted secret key',
  'RWRTY0IyY0ea1poJCyWCd+yPum+ZQZov+ySJgVEGV8lEzNEUjpcAgAAAAAAAAAAAAAEAAAAAduyOVf5hDmGSo1UfES2moLCfbhOhxz5cPWO94VEmfIYd+qVuMPJ7AF//PoHz/JYg1hkPmIxP89jYFO+mfRIU2B0D3VjMZ0fN93tFrbkJBhGaP3+Xp7FFwa6c8V5800mav0k18LJJoVI=',
  '',
].join('\n');

export const MINISIGN_PUBLIC = [
  'untrusted comment: minisign public key 7F24BDFBD5C8C02E',
  'RWQuwMjV+70kfy7nIjTCZxVdVzDH+o88PsyC1C855UM5e36pc4knuPay',
  '',
].join('\n');

export const MINISIGN_SIGNATURE = [
  'untrusted comment: signature of a bundle of Mettle',
  'RUQuwMjV+70kf/fQOY0XC9R4P4dbxQZX2/ZXU9W24ziXpK+6xl7iQTRarKUFlQFYvF92EGazTzjtTz/F9C44Fcp1+XdxpxQgXQU=',
  'trusted comment: file:checksums.sha256\thashed',
  'hX1moTC3tLJkGDi/2sZujMcHRrmPrbvuBZ84LqO5sJBOe8dnybSoFiZBI1Rv303E1jfB7NMpa3/9JZecVlbHBQ==',
  '',
].join('\n');

export const SSH_SECRET = [
  '-----BEGIN OPENSSH PRIVATE KEY-----',
  'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW',
  'QyNTUxOQAAACAN+GlqroLBvVSyS47aMfvMf9niqWs3klLog4L2MESG9gAAAJD6TaJy+k2i',
  'cgAAAAtzc2gtZWQyNTUxOQAAACAN+GlqroLBvVSyS47aMfvMf9niqWs3klLog4L2MESG9g',
  'AAAECgCBXPk6gquB0hXsEFbzUjcJUJFBWE8QSGfTLa5oCKSA34aWqugsG9VLJLjtox+8x/',
  '2eKpazeSUuiDgvYwRIb2AAAACGEgcGVyc29uAQIDBAU=',
  '-----END OPENSSH PRIVATE KEY-----',
  '',
].join('\n');

export const SSH_LOCKED = [
  '-----BEGIN OPENSSH PRIVATE KEY-----',
  'b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABAucnYS3a',
  '0ByYEfwv8Jx4XiAAAAEAAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIA34aWqugsG9VLJL',
  'jtox+8x/2eKpazeSUuiDgvYwRIb2AAAAkPd7XZblLK4FO6ncK/vv4CVO2FVwR4Dc+oBfAR',
  'Nh0BbmIB2JT6NuczSIKzWW33IEn/z/6D0hRLh5DDxp6D1Ff+pfqK4CQrAtd8JTR3VpgDl1',
  'qbOtLIdAyePEUEtukT+lJMSS9tJg9llmh/x/s0x8f+gCfT2jLAurgT7vRX3H7ImxGZFNue',
  'K2ntw64FL8fte65g==',
  '-----END OPENSSH PRIVATE KEY-----',
  '',
].join('\n');

export const SSH_PUBLIC = [
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA34aWqugsG9VLJLjtox+8x/2eKpazeSUuiDgvYwRIb2 a person',
  '',
].join('\n');

export const SSH_SIGNATURE = [
  '-----BEGIN SSH SIGNATURE-----',
  'U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgDfhpaq6Cwb1UskuO2jH7zH/Z4q',
  'lrN5JS6IOC9jBEhvYAAAANbWV0dGxlLWJ1bmRsZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtz',
  'c2gtZWQyNTUxOQAAAEAc4xXK3krAGd/Manq79JDbPkSmeFq9KqB6MGyLgN/moTzPzrTHy6',
  'wm8D6h22Q5MLqQn5urR4QlbpVwGu/R5hAK',
  '-----END SSH SIGNATURE-----',
  '',
].join('\n');
