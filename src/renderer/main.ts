import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/typography.css';
import { keepSchemasUncompiled } from './api/without-eval.js';
import { allowScrollLock } from './shell/style-nonce.js';
import { startTheme } from './state/theme.js';

startTheme();
allowScrollLock();
keepSchemasUncompiled();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');
// Loaded only now: what holds a schema must not be loaded before.
const { openWindow } = await import('./shell/open-window.js');
openWindow(root);
