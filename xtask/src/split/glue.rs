//! The script that wasm-bindgen wrote, and in it what brings the second module.

use anyhow::{Result, ensure};

const REST: &str = include_str!("rest.js");

/// The script for a program whose second module is the file of this name.
pub(crate) fn with_rest(glue: &str, name: &str) -> Result<String> {
    const IMPORTS: &str = "const imports = __wbg_get_imports();";
    // Once for each way to start.
    ensure!(glue.matches(IMPORTS).count() == 2, "wasm-bindgen’s script makes its imports in another way");
    ensure!(
        glue.contains("\nlet wasmModule, wasmInstance, wasm;\n"),
        "wasm-bindgen’s script keeps the program elsewhere"
    );
    const LOADED: &str = "await __wbg_load(await module_or_path, imports);\n";
    ensure!(glue.matches(LOADED).count() == 1, "wasm-bindgen’s script loads the program in another way");
    let glue = glue.replace(IMPORTS, "const imports = withRest(__wbg_get_imports());");
    let glue = glue.replace(LOADED, &format!("{LOADED}    atHand = await atHand;\n"));
    Ok(glue + &REST.replacen("NAME", name, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "let wasmModule, wasmInstance, wasm;\n";

    #[test]
    fn both_ways_to_start_bring_the_rest() {
        let start = "{ const imports = __wbg_get_imports(); }\n";
        let load = "const it = await __wbg_load(await module_or_path, imports);\n";
        let script = with_rest(&format!("\n{GLUE}{start}{start}{load}"), "app-1_rest.wasm").unwrap();
        assert_eq!(script.matches("= withRest(__wbg_get_imports());").count(), 2, "{script}");
        assert!(script.contains("new URL('./app-1_rest.wasm', import.meta.url)"), "{script}");
        assert!(script.contains("module_or_path, imports);\n    atHand = await atHand;"), "{script}");
    }

    #[test]
    fn another_script_is_refused() {
        assert!(with_rest(&format!("\n{GLUE}"), "a").is_err());
    }
}
