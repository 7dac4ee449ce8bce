/** Copies the content of `field`, and says so in `status`. */
export async function copyField(
  field: HTMLTextAreaElement | HTMLInputElement,
  status: HTMLElement,
): Promise<void> {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // The page has no https, or no permission: copy a selection instead.
    field.select();
    if (!document.execCommand("copy")) {
      status.textContent = "Selected: copy it with Ctrl+C";
      return;
    }
  }
  status.textContent = "Copied";
}
