/** Whether an address leads nowhere from another machine than this one. */
export const isLocal = ({ hostname, protocol }: URL): boolean =>
  protocol === "file:" ||
  /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
