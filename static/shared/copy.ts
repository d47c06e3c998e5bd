interface WithClipboard {
  navigator?: { clipboard?: { writeText(text: string): Promise<void> } };
}

/**
 * Puts a text on the clipboard. UI Kit has no way of its own, and the frame it runs in may forbid the browser's: then the
 * answer is false, and a person copies by hand.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    const clipboard = (globalThis as WithClipboard).navigator?.clipboard;
    if (!clipboard) return false;
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
