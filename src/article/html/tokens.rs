//! Feeds a page's tokens to the walker, and the walker's knowledge of where it stands back to the tokenizer:
//! whether tags count at this place depends on the elements that are open.

use super::Syntax;
use super::walker::{Page, Tag, Walker};
use core::convert::Infallible;
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, State, Tokenizer};

/// Reads the whole of `page`.
pub(super) fn walk(page: &str, syntax: Syntax) -> Page {
    let mut listener = Listener { walker: Walker::new(syntax), tag: None, attribute: Attribute::Other };
    let emitter = Driver { inner: CallbackEmitter::new(&mut listener), syntax };
    let Ok(()) = Tokenizer::new_with_emitter(page, emitter).finish();
    listener.walker.finish()
}

/// Puts the pieces of a start tag together and passes everything on that a reader could see.
struct Listener {
    walker: Walker,
    /// The start tag being read.
    tag: Option<Tag>,
    attribute: Attribute,
}

/// The attributes that decide whether an element is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Attribute {
    Hidden,
    Other,
}

impl Callback<Infallible, ()> for &mut Listener {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag = Some(Tag::new(name)),
            CallbackEvent::AttributeName { name } => {
                self.attribute = if name == b"hidden" { Attribute::Hidden } else { Attribute::Other };
                // The attributes of an end tag, which mean nothing, come without a start tag.
                if let Some(tag) = &mut self.tag {
                    tag.hidden |= name == b"hidden";
                    tag.open |= name == b"open";
                }
            }
            // Closed like an accordion: the browser's find opens it.
            CallbackEvent::AttributeValue { value }
                if self.attribute == Attribute::Hidden && value.eq_ignore_ascii_case(b"until-found") =>
            {
                if let Some(tag) = &mut self.tag {
                    tag.hidden = false;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(tag) = self.tag.take() {
                    self.walker.start(&tag, self_closing);
                }
            }
            CallbackEvent::EndTag { name } => self.walker.end(name),
            CallbackEvent::String { value } => self.walker.text(&String::from_utf8_lossy(value)),
            CallbackEvent::AttributeValue { .. }
            | CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        None
    }
}

/// The library's emitter, but for the two questions that only the open elements answer.
struct Driver<'a> {
    inner: CallbackEmitter<&'a mut Listener>,
    syntax: Syntax,
}

impl ForwardingEmitter for Driver<'_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.inner
    }

    /// Pages are as they are; nobody asks what is wrong with them.
    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        // The inner emitter tells the walker of the tag, but by default leaves the state as it is.
        self.inner.emit_current_tag().or_else(|| self.inner.callback_mut().walker.take_state())
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.syntax == Syntax::Xml || self.inner.callback_mut().walker.is_foreign()
    }
}
