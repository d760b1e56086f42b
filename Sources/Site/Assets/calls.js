// The duty line: the cursor stands in the first field of the form, ready for the next call.
const field = document.querySelector(".call-entry [aria-invalid=true]") ?? document.querySelector(".call-entry input[name=matter]");
if (field && !location.hash) field.focus({ preventScroll: true });
