import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import './base.css';

/** Gives the page Atlassian's light or dark theme. */
export function startTheme(theme: string): void {
  const colorMode = theme === 'dark' ? 'dark' : 'light';
  // Set at once, so that the first paint already has the right background.
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
