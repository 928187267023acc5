import { restoreTheme } from './shell/theme.ts';

restoreTheme();
