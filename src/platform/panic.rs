//! A panic: told to the console, and noted for the page that is shown instead (`assets/stopped.js`).

use js_sys::Reflect;

/// From now on a panic is told. The trap that ends the program is what brings the page up.
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        Reflect::set(&js_sys::global(), &"factmarkPanic".into(), &panic.to_string().into()).ok();
    }));
}
