//! Reading a form out of a request: as a browser sends it, with files or without. Anything else is refused with a
//! sentence that says why.

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request},
    http::header,
    response::IntoResponse,
};

use super::{Form, Kept, Upload, clean};
use crate::{Fault, House};

impl FromRequest<House> for Form {
    type Rejection = axum::response::Response;

    async fn from_request(request: Request, house: &House) -> Result<Self, Self::Rejection> {
        let kept = request.extensions().get::<Kept>().cloned();
        let form = read(request, house).await.map_err(IntoResponse::into_response)?;
        if let Some(kept) = kept {
            *kept.0.lock().expect("no panic while holding this lock") = Some(form.clone_without_files());
        }
        Ok(form)
    }
}

async fn read(request: Request, house: &House) -> Result<Form, Fault> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or_default().to_ascii_lowercase();
    let mut form = Form::default();
    if kind.starts_with("multipart/form-data") {
        let mut parts = Multipart::from_request(request, house).await.map_err(|_| unreadable())?;
        while let Some(part) = parts.next_field().await.map_err(|error| too_large_or_unreadable(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(clean);
            let bytes = part.bytes().await.map_err(|error| too_large_or_unreadable(&error))?;
            match file_name {
                Some(file_name) if !file_name.is_empty() || !bytes.is_empty() => {
                    form.uploads.push(Upload { field: name, file_name, bytes: bytes.to_vec() });
                }
                Some(_) => {}
                None => form.push(&name, &bytes)?,
            }
        }
    } else if kind.starts_with("application/x-www-form-urlencoded") || kind.is_empty() {
        let body = Bytes::from_request(request, house).await.map_err(|rejection| {
            if rejection.into_response().status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
                Fault::too_large()
            } else {
                unreadable()
            }
        })?;
        for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            let (name, value) = match pair.iter().position(|byte| *byte == b'=') {
                Some(at) => (&pair[..at], &pair[at + 1..]),
                None => (pair, &pair[..0]),
            };
            let name = String::from_utf8(percent_decoded(name)).map_err(|_| unreadable())?;
            form.push(&name, &percent_decoded(value))?;
        }
    } else {
        return Err(Fault::bad_request("web-fault-form-type"));
    }
    Ok(form)
}

pub(crate) fn percent_decoded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = |at: usize| bytes.get(at).and_then(|b| (*b as char).to_digit(16));
        match (bytes[i], hex(i + 1), hex(i + 2)) {
            (b'+', ..) => out.push(b' '),
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                i += 2;
            }
            (byte, ..) => out.push(byte),
        }
        i += 1;
    }
    out
}

fn unreadable() -> Fault {
    Fault::bad_request("web-fault-form-unreadable")
}

fn too_large_or_unreadable(error: &axum::extract::multipart::MultipartError) -> Fault {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Fault::too_large()
    } else {
        unreadable()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_encoding_is_read_as_browsers_write_it() {
        assert_eq!(percent_decoded(b"a+b%20c%C3%A9%zz%4"), "a b cé%zz%4".as_bytes());
    }
}
