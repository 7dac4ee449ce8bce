/** Copies what `field` shows, and says so in `status`. */
export async function copyField(
  field: HTMLTextAreaElement | HTMLInputElement,
  status: HTMLElement,
): Promise<void> {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Not on a page without https, or not allowed: as people do it.
    field.select();
    if (!document.execCommand("copy")) {
      status.textContent = "Selected: copy it with Ctrl+C";
      return;
    }
  }
  status.textContent = "Copied";
}
