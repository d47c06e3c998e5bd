import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import './base.css';

/** Puts the page into Atlassian's light or dark look. */
export function startTheme(theme: string): void {
  const colorMode = theme === 'dark' ? 'dark' : 'light';
  // Said at once, so that the first paint already has the right background.
  document.documentElement.style.colorScheme = colorMode;
  void setGlobalTheme({
    colorMode,
    light: 'light',
    dark: 'dark',
    spacing: 'spacing',
    typography: 'typography',
    shape: 'shape',
  });
}
